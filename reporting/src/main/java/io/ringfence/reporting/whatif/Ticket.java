package io.ringfence.reporting.whatif;

import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something a desk thinks of doing to a position.
 *
 * @param action what
 * @param key the position
 * @param size how much of it
 * @param owner who would hold what is opened; empty where nothing is
 */
public record Ticket(Action action, PositionKey key, Size size, Optional<PositionFacts> owner) {
  /** What can be done. */
  public enum Action {
    OPEN,
    ADD,
    REDUCE,
    CLOSE,
    ADD_MARGIN,
    REMOVE_MARGIN;

    /** The word in requests. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The action of this word. */
    public static Optional<Action> of(String code) {
      return Stream.of(values()).filter(action -> action.code().equals(code)).findFirst();
    }

    /** Whether it is an order rather than a move of margin. */
    boolean isOrder() {
      return switch (this) {
        case OPEN, ADD, REDUCE, CLOSE -> true;
        case ADD_MARGIN, REMOVE_MARGIN -> false;
      };
    }
  }

  /**
   * How much; empty where it is not said.
   *
   * @param quantity of an order, as the venue counts it, above 0
   * @param price of the fill, quote per base, above 0; empty: the mark
   * @param leverage of an order, above 0; empty: the position's
   * @param amount of margin, settlement asset, above 0
   * @param fee of the fill, settlement asset, at least 0; empty: the rule pack's taker fee
   */
  public record Size(
      Optional<BigDecimal> quantity,
      Optional<BigDecimal> price,
      Optional<BigDecimal> leverage,
      Optional<BigDecimal> amount,
      Optional<BigDecimal> fee) {}
}
