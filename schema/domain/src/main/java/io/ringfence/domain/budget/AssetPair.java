package io.ringfence.domain.budget;

import java.util.Comparator;

/**
 * What is converted into what. A rate holds in the direction in which it was given: neither its
 * inverse nor a chain of two is taken for a rate, because nobody said them.
 *
 * @param base asset that is converted, not blank
 * @param quote asset or currency it is expressed in, not blank
 */
public record AssetPair(String base, String quote) implements Comparable<AssetPair> {
  private static final Comparator<AssetPair> ORDER =
      Comparator.comparing(AssetPair::base).thenComparing(AssetPair::quote);

  public AssetPair {
    if (base.isBlank() || quote.isBlank()) {
      throw new IllegalArgumentException(
          "a pair must name two assets, were '%s' and '%s'".formatted(base, quote));
    }
  }

  @Override
  public int compareTo(AssetPair other) {
    return ORDER.compare(this, other);
  }

  /** {@code BTC/USDT}. */
  @Override
  public String toString() {
    return base + "/" + quote;
  }
}
