package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockplay.history.StoreSeen;

/**
 * Counts tickets. Variants: {@code stock}, more were sold than there were; {@code again}, fewer are missing from the
 * store than were sold, so that some will be sold again. The latter requires a read of the store after the last sale.
 */
final class OversoldDetector implements Detector {

    private static final int LONGEST_WITNESS = 100;

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        List<Sale> sales = index.sales();
        long stock = index.scenario().stock();
        long sold = sales.stream().mapToLong(Sale::tickets).sum();
        if (sold > stock) {
            return List.of(overStock(sales, stock, sold));
        }
        Optional<StoreSeen> look = index.lastLook()
                .filter(event -> sales.stream().allMatch(sale -> sale.event().t() <= event.t()))
                .filter(event -> event.seen().count().isPresent());
        if (sold > 0 && look.isPresent()) {
            long left = look.get().seen().count().getAsLong();
            if (left > stock - sold) {
                return List.of(again(sales, stock, sold, look.get(), left));
            }
        }
        return List.of();
    }

    private static Finding overStock(List<Sale> sales, long stock, long sold) {
        FindingMaker finding = FindingMaker.of(FindingKind.OVERSOLD, "stock")
                .with("stock", stock)
                .with("sold", sold);
        long proved = 0;
        List<Integer> buyers = new ArrayList<>();
        for (Sale sale : sales) {
            if (!buyers.contains(sale.buyer())) {
                buyers.add(sale.buyer());
            }
            if (proved <= stock && proved < LONGEST_WITNESS) {
                finding.witness(sale.event());
                proved += sale.tickets();
            }
        }
        return finding.with("buyers", buyers).make();
    }

    private static Finding again(List<Sale> sales, long stock, long sold, StoreSeen look, long left) {
        FindingMaker finding = FindingMaker.of(FindingKind.OVERSOLD, "again")
                .with("stock", stock)
                .with("sold", sold)
                .with("left", left)
                .with("again", left - (stock - sold));
        sales.stream().limit(LONGEST_WITNESS).forEach(sale -> finding.witness(sale.event()));
        return finding.witness(look).make();
    }
}
