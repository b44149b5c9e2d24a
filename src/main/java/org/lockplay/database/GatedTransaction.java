package org.lockplay.database;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/** Lets each transaction of this kind through the {@link DatabaseGate}, before it begins. */
@Interceptor
@Transactional(Transactional.TxType.REQUIRED)
@Priority(GatedTransaction.BEFORE_THE_TRANSACTION)
class GatedTransaction {

    /** The framework begins transactions at {@link Interceptor.Priority#PLATFORM_BEFORE} + 200. */
    static final int BEFORE_THE_TRANSACTION = Interceptor.Priority.PLATFORM_BEFORE + 100;

    private final DatabaseGate gate;

    GatedTransaction(DatabaseGate gate) {
        this.gate = gate;
    }

    @AroundInvoke
    Object pass(InvocationContext call) throws Exception {
        return gate.use(call.getMethod().isAnnotationPresent(Maintenance.class), call::proceed);
    }
}
