package io.ringfence.domain.operation;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.operation.Movement.Reason;
import io.ringfence.domain.operation.OperationOutcome.Applied;
import io.ringfence.domain.position.EpisodeCash;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An episode of a holding as operations run. An opening from flat and the second half of a flip
 * begin the next one, whose figures begin anew; what was lost before stays with the one before.
 *
 * @param number counts the openings from 1; 0: never opened
 * @param cash what was paid in and out in it; profit and loss that the account books with a closed
 *     part count with what comes back
 */
public record Episode(int number, EpisodeCash cash) {
  /** Before the first opening. */
  public static final Episode NONE = new Episode(0, EpisodeCash.NOTHING);

  /** The episode after an operation. */
  public Episode after(Applied applied) {
    List<Movement> movements = applied.movements();
    if (!begins(applied)) {
      return new Episode(number, booked(cash, movements));
    }
    int first = indexOfOpening(movements);
    return new Episode(
        number + 1, booked(EpisodeCash.NOTHING, movements.subList(first, movements.size())));
  }

  private static boolean begins(Applied applied) {
    Optional<PositionSide> before = applied.before().position().map(IsolatedPosition::side);
    Optional<PositionSide> after = applied.after().position().map(IsolatedPosition::side);
    return after.isPresent() && !after.equals(before);
  }

  private static int indexOfOpening(List<Movement> movements) {
    for (int i = 0; i < movements.size(); i++) {
      if (movements.get(i).reason() == Reason.ORDER_MARGIN) {
        return i;
      }
    }
    throw new IllegalStateException("an opening brings margin, was " + movements);
  }

  private static EpisodeCash booked(EpisodeCash before, List<Movement> movements) {
    EpisodeCash cash = before;
    BigDecimal moved = BigDecimal.ZERO;
    for (Movement movement : movements) {
      BigDecimal paid = movement.netOf(Place.ACCOUNT).negate();
      switch (movement.reason()) {
        case FEE -> cash = cash.feeByAccount(paid);
        case FUNDING -> cash = cash.fundingByAccount(paid);
        case ORDER_MARGIN, LEVERAGE, RELEASED, REALISED, LOSS_COVER, DEFICIT, ADDED, REMOVED ->
            moved = moved.add(paid);
      }
    }
    return cash.moved(moved);
  }
}
