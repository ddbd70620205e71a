package io.ringfence.bench.stream;

import io.ringfence.launcher.bench.Population;

/**
 * The size of a population.
 *
 * @param positions how many there are
 * @param instruments how many they are of
 * @param desks how many hold them
 */
public record Shape(int positions, int instruments, int desks) {
  static Shape of(Population population) {
    return new Shape(population.count(), population.instruments, population.desks);
  }
}
