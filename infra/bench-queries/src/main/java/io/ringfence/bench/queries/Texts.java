package io.ringfence.bench.queries;

import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Rows as texts: one text for one value, whatever type it came in. */
final class Texts {
  private static final String NOTHING = "-";

  private Texts() {}

  static List<String> lines(DSLContext clickhouse, String sql) {
    return clickhouse.fetch(sql).map(Texts::line);
  }

  static String line(Record row) {
    return Arrays.stream(row.intoArray()).map(Texts::text).collect(Collectors.joining("|"));
  }

  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> NOTHING;
      case BigDecimal figure -> Precision.canonical(figure);
      case Object other -> other.toString();
    };
  }
}
