package io.ringfence.domain.operation;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;

/** Something that can be done to an isolated position. Sealed: folds over it have no default. */
public sealed interface Operation {
  /** An order; it carries the leverage it was sent with. */
  sealed interface Order extends Operation {
    /** What was executed. */
    Fill fill();

    /** Leverage of the order, above 0. */
    BigDecimal leverage();
  }

  /** Opens a position where there is none. */
  record Open(PositionSide side, Fill fill, BigDecimal leverage) implements Order {
    public Open {
      requireAbove0("leverage", leverage);
    }
  }

  /** Makes the position larger. */
  record Increase(Fill fill, BigDecimal leverage) implements Order {
    public Increase {
      requireAbove0("leverage", leverage);
    }
  }

  /** Makes the position smaller, but not flat. */
  record Reduce(Fill fill, BigDecimal leverage) implements Order {
    public Reduce {
      requireAbove0("leverage", leverage);
    }
  }

  /**
   * Ends the position.
   *
   * @param price price of the fill, quote per base, above 0
   * @param fee settlement asset, at least 0
   */
  record Close(BigDecimal price, BigDecimal fee) implements Operation {
    public Close {
      requireAbove0("price", price);
      requireNotNegative("fee", fee);
    }
  }

  /** Ends the position and opens the rest of the order on the other side, at the same price. */
  record Flip(Fill fill, BigDecimal leverage) implements Order {
    public Flip {
      requireAbove0("leverage", leverage);
    }
  }

  /** Sets another leverage. */
  record ChangeLeverage(BigDecimal leverage) implements Operation {
    public ChangeLeverage {
      requireAbove0("leverage", leverage);
    }
  }

  /**
   * Moves margin from the account into the wallet.
   *
   * @param amount settlement asset, above 0
   */
  record Add(BigDecimal amount) implements Operation {
    public Add {
      requireAbove0("amount", amount);
    }
  }

  /**
   * Moves margin from the wallet to the account.
   *
   * @param amount settlement asset, above 0
   */
  record Remove(BigDecimal amount) implements Operation {
    public Remove {
      requireAbove0("amount", amount);
    }
  }

  /**
   * A funding settlement.
   *
   * @param price price the venue settles at, quote per base, above 0
   * @param rate fraction of notional; positive is paid by longs
   */
  record Funding(BigDecimal price, BigDecimal rate) implements Operation {
    public Funding {
      requireAbove0("price", price);
    }
  }

  /**
   * A fee outside an order.
   *
   * @param amount settlement asset, above 0
   */
  record Fee(BigDecimal amount) implements Operation {
    public Fee {
      requireAbove0("amount", amount);
    }
  }

  /**
   * What an order is to a holding.
   *
   * @param direction LONG buys, SHORT sells
   */
  static Operation ofOrder(
      Holding holding, PositionSide direction, Fill fill, BigDecimal leverage) {
    return holding
        .position()
        .map(position -> against(position, direction, fill, leverage))
        .orElseGet(() -> new Open(direction, fill, leverage));
  }

  private static Operation against(
      IsolatedPosition position, PositionSide direction, Fill fill, BigDecimal leverage) {
    if (position.side() == direction) {
      return new Increase(fill, leverage);
    }
    int comparison = fill.quantity().compareTo(position.quantity());
    if (comparison == 0) {
      return new Close(fill.price(), fill.fee());
    }
    return comparison < 0 ? new Reduce(fill, leverage) : new Flip(fill, leverage);
  }

  /** Refuses a figure that is not above 0. */
  static void requireAbove0(String field, BigDecimal figure) {
    if (figure.signum() <= 0) {
      throw new IllegalArgumentException(field + " must be > 0, was " + figure);
    }
  }

  private static void requireNotNegative(String field, BigDecimal figure) {
    if (figure.signum() < 0) {
      throw new IllegalArgumentException(field + " must be >= 0, was " + figure);
    }
  }
}
