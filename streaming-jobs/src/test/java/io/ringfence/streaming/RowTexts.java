package io.ringfence.streaming;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Rows as texts without the scale of their decimals: 0 and 0.00 are one amount. */
public final class RowTexts {
  private RowTexts() {}

  /** Texts of some rows, in their order. */
  public static List<String> of(List<?> rows) {
    return rows.stream().map(RowTexts::of).toList();
  }

  private static String of(Object row) {
    List<String> values = new ArrayList<>();
    try {
      for (var component : row.getClass().getRecordComponents()) {
        Object value = component.getAccessor().invoke(row);
        values.add(
            value instanceof BigDecimal figure
                ? figure.stripTrailingZeros().toPlainString()
                : String.valueOf(value));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("components of public records can be read", e);
    }
    return row.getClass().getSimpleName() + values;
  }
}
