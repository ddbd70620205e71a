package io.ringfence.streaming.intake;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Prices in nine bytes each; the few that do not fit into a long are kept aside. */
final class PriceColumn {
  private static final int LONG_DIGITS = 18;
  private static final byte ASIDE = -1;

  private long[] unscaled = new long[16];
  private byte[] scales = new byte[16];
  private final Map<Integer, BigDecimal> aside = new HashMap<>();
  private int size;

  void add(BigDecimal price) {
    if (size == unscaled.length) {
      unscaled = Arrays.copyOf(unscaled, size * 2);
      scales = Arrays.copyOf(scales, size * 2);
    }
    if (price.precision() <= LONG_DIGITS) {
      unscaled[size] = price.unscaledValue().longValueExact();
      scales[size] = (byte) price.scale();
    } else {
      aside.put(size, price);
      scales[size] = ASIDE;
    }
    size++;
  }

  BigDecimal price(int row) {
    if (scales[row] == ASIDE) {
      return aside.getOrDefault(row, BigDecimal.ZERO);
    }
    return BigDecimal.valueOf(unscaled[row], scales[row]);
  }
}
