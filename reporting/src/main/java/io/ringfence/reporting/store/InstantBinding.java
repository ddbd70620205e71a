package io.ringfence.reporting.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.AbstractBinding;

/**
 * Instants of microseconds, whatever the zone of the machine or the session: they are written as
 * the count of microseconds since 1970. Finer instants are refused, never cut.
 */
public final class InstantBinding extends AbstractBinding<LocalDateTime, Instant> {
  private static final long serialVersionUID = 1L;

  @Override
  public Converter<LocalDateTime, Instant> converter() {
    return Converter.ofNullable(
        LocalDateTime.class,
        Instant.class,
        local -> local.toInstant(ZoneOffset.UTC),
        instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  @Override
  protected void sqlBind(BindingSQLContext<Instant> ctx) {
    ctx.render().sql("fromUnixTimestamp64Micro(").sql(ctx.variable()).sql(", 'UTC')");
  }

  @Override
  protected void sqlInline(BindingSQLContext<Instant> ctx) {
    ctx.render().sql("fromUnixTimestamp64Micro(").sql(micros(ctx.value())).sql(", 'UTC')");
  }

  @Override
  public void set(BindingSetStatementContext<Instant> ctx) throws SQLException {
    Instant value = ctx.value();
    if (value == null) {
      ctx.statement().setObject(ctx.index(), null);
    } else {
      ctx.statement().setLong(ctx.index(), micros(value));
    }
  }

  @Override
  public void get(BindingGetResultSetContext<Instant> ctx) throws SQLException {
    OffsetDateTime value = ctx.resultSet().getObject(ctx.index(), OffsetDateTime.class);
    ctx.value(value == null ? null : value.toInstant());
  }

  private static long micros(Instant value) {
    if (value.getNano() % 1_000 != 0) {
      throw new ArithmeticException("instants are stored in microseconds, was " + value);
    }
    return ChronoUnit.MICROS.between(Instant.EPOCH, value);
  }
}
