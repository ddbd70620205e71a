package io.ringfence.reporting.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.Converters;
import org.jooq.impl.AbstractBinding;

/**
 * Decimals that lose no digit. A BigDecimal that a driver writes into a statement is read as
 * Float64 there, so it travels as text inside {@code toDecimal256}; more fraction digits than the
 * column has are refused, never rounded away. What is read comes without trailing zeros.
 */
public final class DecimalBinding extends AbstractBinding<BigDecimal, BigDecimal> {
  private static final long serialVersionUID = 1L;

  private static final int[] STEPS = {18, 9, 3};

  private final int scale;

  /**
   * A binding for columns of one scale.
   *
   * @param scale fraction digits of the column, 0 to 76
   */
  public DecimalBinding(int scale) {
    if (scale < 0 || scale > 76) {
      throw new IllegalArgumentException("scale must be 0 to 76, was " + scale);
    }
    this.scale = scale;
  }

  @Override
  public Converter<BigDecimal, BigDecimal> converter() {
    return Converters.identity(BigDecimal.class);
  }

  @Override
  protected void sqlBind(BindingSQLContext<BigDecimal> ctx) {
    ctx.render().sql("toDecimal256(").sql(ctx.variable()).sql(", ").sql(scale).sql(')');
  }

  @Override
  protected void sqlInline(BindingSQLContext<BigDecimal> ctx) {
    ctx.render().sql("toDecimal256('").sql(text(ctx.value())).sql("', ").sql(scale).sql(')');
  }

  @Override
  public void set(BindingSetStatementContext<BigDecimal> ctx) throws SQLException {
    BigDecimal value = ctx.value();
    ctx.statement().setString(ctx.index(), value == null ? null : text(value));
  }

  @Override
  public void get(BindingGetResultSetContext<BigDecimal> ctx) throws SQLException {
    BigDecimal value = ctx.resultSet().getBigDecimal(ctx.index());
    ctx.value(value == null ? null : plain(value));
  }

  private String text(BigDecimal value) {
    BigDecimal plain = plain(value);
    if (plain.scale() > scale) {
      throw new ArithmeticException(
          "a column of scale %s cannot hold %s".formatted(scale, plain.toPlainString()));
    }
    return plain.toPlainString();
  }

  /**
   * Without trailing zeros, and without an exponent. Most columns have 36 fraction digits and most
   * figures few: whole steps of zeros go first, for one zero at a time is a division of the whole
   * number each.
   */
  public static BigDecimal plain(BigDecimal value) {
    BigDecimal shorter = value;
    for (int zeros : STEPS) {
      shorter = without(shorter, zeros);
    }
    BigDecimal stripped = shorter.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** The same without so many trailing zeros, as often as there are so many. */
  private static BigDecimal without(BigDecimal value, int zeros) {
    BigDecimal shorter = value;
    BigInteger power = BigInteger.TEN.pow(zeros);
    while (shorter.scale() >= zeros && shorter.unscaledValue().bitLength() >= Long.SIZE) {
      BigInteger[] parts = shorter.unscaledValue().divideAndRemainder(power);
      if (parts[1].signum() != 0) {
        return shorter;
      }
      shorter = new BigDecimal(parts[0], shorter.scale() - zeros);
    }
    return shorter;
  }
}
