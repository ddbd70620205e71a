package io.ringfence.launcher.bench;

import java.util.Map;

/**
 * What is to be reached.
 *
 * @param absolute operations per second of our own, 0 where none is set
 * @param ratios how many times faster than a peer, by its name
 * @param floors operations per second a peer must do to be a fair one, by its name
 */
public record Goal(double absolute, Map<String, Double> ratios, Map<String, Double> floors) {
  public static final Goal NONE = new Goal(0, Map.of(), Map.of());
}
