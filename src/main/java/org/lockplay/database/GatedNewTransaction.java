package org.lockplay.database;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/** Lets each transaction of this kind through the {@link DatabaseGate}, before it begins. */
@Interceptor
@Transactional(Transactional.TxType.REQUIRES_NEW)
@Priority(GatedTransaction.BEFORE_THE_TRANSACTION)
class GatedNewTransaction {

    private final DatabaseGate gate;

    GatedNewTransaction(DatabaseGate gate) {
        this.gate = gate;
    }

    @AroundInvoke
    Object pass(InvocationContext call) throws Exception {
        return gate.use(call.getMethod().isAnnotationPresent(Maintenance.class), call::proceed);
    }
}
