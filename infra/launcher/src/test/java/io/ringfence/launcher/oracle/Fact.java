package io.ringfence.launcher.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row says. Two rows say the same when their facts are equal; decimals come without trailing
 * zeros. Times are epoch microseconds.
 */
sealed interface Fact {
  /** What the fact is about: rows about the same thing and time, or sequence, are compared. */
  Object subject();

  /** A row with a time of its own. */
  sealed interface Timed extends Fact {
    long at();
  }

  /** A row with a sequence among those of its position. */
  sealed interface Sequenced extends Timed {
    PositionKey key();

    long sequence();

    @Override
    default Object subject() {
      return key();
    }
  }

  /** A version of a position; quantity 0 closes it. It may have said what it realised. */
  record Version(
      long at,
      PositionKey key,
      long sequence,
      BigDecimal quantity,
      BigDecimal entry,
      BigDecimal wallet,
      BigDecimal leverage,
      String desk,
      String book,
      @Nullable BigDecimal stopPrice,
      @Nullable BigDecimal stopQuantity,
      @Nullable BigDecimal said,
      Map<String, String> others)
      implements Sequenced {}

  /** A movement of a wallet: add, remove or fee. */
  record Movement(long at, PositionKey key, long sequence, String kind, BigDecimal amount)
      implements Sequenced {}

  /** A settlement of funding; a positive rate is paid by longs. */
  record Funding(long at, Market market, BigDecimal rate) implements Timed {
    @Override
    public Object subject() {
      return market;
    }
  }

  /** A row of marks: one, or the four of a bar; those outside the window are left out. */
  record Marks(long at, Market market, List<Mark> path) implements Timed {
    @Override
    public Object subject() {
      return market;
    }
  }

  /** One mark. */
  record Mark(long at, BigDecimal price) {}

  /** Free balance of an account. */
  record Balance(long at, String venue, String account, String asset, BigDecimal free)
      implements Timed {
    @Override
    public Object subject() {
      return List.of(venue, account, asset);
    }
  }

  /** A budget; bounds of its validity are absent where it is open. */
  record Budget(
      String node,
      String metric,
      String currency,
      BigDecimal soft,
      BigDecimal hard,
      BigDecimal softLeave,
      BigDecimal hardLeave,
      long dwell,
      @Nullable Long from,
      @Nullable Long to)
      implements Fact {
    @Override
    public Object subject() {
      return List.of(node, metric, currency, from == null ? Long.MIN_VALUE : from);
    }
  }

  /** Capital of a node. */
  record Capital(String node, String currency, BigDecimal amount, @Nullable Long from)
      implements Fact {
    @Override
    public Object subject() {
      return List.of(node, currency, from == null ? Long.MIN_VALUE : from);
    }
  }
}
