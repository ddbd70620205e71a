package io.ringfence.domain.cash;

import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * What a venue says of the isolated wallets of an account over a period (from, to].
 *
 * @param account whose
 * @param from beginning; what happened at it belongs to the period before
 * @param to end, after {@code from}
 * @param figures the amounts
 */
public record Statement(Account account, Instant from, Instant to, Figures figures) {
  /**
   * An account in one asset.
   *
   * @param venue venue
   * @param name account at the venue
   * @param asset settlement asset of the amounts
   */
  public record Account(String venue, String name, String asset) implements Comparable<Account> {
    @Override
    public int compareTo(Account other) {
      return toString().compareTo(other.toString());
    }

    /** {@code venue/account in asset}. */
    @Override
    public String toString() {
      return venue + "/" + name + " in " + asset;
    }
  }

  /**
   * Amounts, settlement asset.
   *
   * @param opening sum of the wallets at the beginning
   * @param in put in, at least 0
   * @param out taken out or back at a close, at least 0
   * @param fees paid, at least 0
   * @param funding received; below 0: paid
   * @param loss taken by liquidations, reductions and closes; below 0: what they gained
   * @param closing sum of the wallets at the end
   */
  public record Figures(
      BigDecimal opening,
      BigDecimal in,
      BigDecimal out,
      BigDecimal fees,
      BigDecimal funding,
      BigDecimal loss,
      BigDecimal closing) {
    public Figures {
      requireNotNegative("in", in);
      requireNotNegative("out", out);
      requireNotNegative("fees", fees);
    }

    private static void requireNotNegative(String field, BigDecimal figure) {
      if (figure.signum() < 0) {
        throw new IllegalArgumentException(
            field + " must be >= 0, was " + Precision.canonical(figure));
      }
    }

    /** One unit of the last digit that any of them has. */
    BigDecimal unit() {
      return Stream.of(opening, in, out, fees, funding, loss, closing)
          .map(figure -> figure.stripTrailingZeros().scale())
          .max(Integer::compare)
          .map(scale -> BigDecimal.ONE.scaleByPowerOfTen(-Math.max(0, scale)))
          .orElse(BigDecimal.ONE);
    }

    /** opening + in - out - fees + funding - loss - closing: 0 where it adds up by itself. */
    public BigDecimal difference() {
      return opening
          .add(in)
          .subtract(out)
          .subtract(fees)
          .add(funding)
          .subtract(loss)
          .subtract(closing);
    }
  }

  public Statement {
    if (!to.isAfter(from)) {
      throw new IllegalArgumentException("to must be after from, %s, was %s".formatted(from, to));
    }
  }
}
