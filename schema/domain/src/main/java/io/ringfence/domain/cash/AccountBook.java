package io.ringfence.domain.cash;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Our book of an account: every change of its isolated wallets since a time before which nothing is
 * known, in order of time.
 *
 * @param since from when on it is known; what was in the wallets then came in with the first change
 * @param until until when it is known
 * @param moves the changes
 */
public record AccountBook(Instant since, Instant until, List<CashMove> moves) {
  public AccountBook {
    moves = moves.stream().sorted(Comparator.comparing(CashMove::at)).toList();
  }

  /** Whether everything of a period is known. */
  public boolean covers(Instant from, Instant to) {
    return !from.isBefore(since) && !to.isAfter(until);
  }

  /** What moved in (from, to]. */
  public CashFlow over(Instant from, Instant to) {
    return sum(move -> move.at().isAfter(from) && !move.at().isAfter(to));
  }

  /** What was in the wallets at an instant, its own changes included. */
  public BigDecimal walletsAt(Instant at) {
    return sum(move -> !move.at().isAfter(at)).net();
  }

  private CashFlow sum(Predicate<CashMove> which) {
    return moves.stream()
        .filter(which)
        .map(CashMove::flow)
        .reduce(CashFlow.NOTHING, CashFlow::plus);
  }
}
