package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.NodeLines;
import java.io.Serializable;

/** Fraction digits in which amounts of a settlement asset are summed: those of its finest lines. */
final class AssetDigits implements Serializable {
  private final int[] digits;

  AssetDigits(Instruments instruments) {
    int assets = 0;
    for (int i = 0; i < instruments.count(); i++) {
      assets = Math.max(assets, instruments.asset(i) + 1);
    }
    digits = new int[assets];
    for (int i = 0; i < instruments.count(); i++) {
      int asset = instruments.asset(i);
      digits[asset] = Math.max(digits[asset], NodeLines.digits(instruments.terms(i)));
    }
  }

  int of(int asset) {
    return digits[asset];
  }

  int assets() {
    return digits.length;
  }
}
