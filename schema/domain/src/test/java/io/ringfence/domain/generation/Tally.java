package io.ringfence.domain.generation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Counts how hard the drawn positions were. */
final class Tally {
  private int positions;
  private int roots;
  private int nearEdge;
  private int entryNearEdge;
  private int none;
  private int several;
  private int edges;
  private int liquidatable;

  void count(Sample sample, SecondModel model, Optional<BigDecimal> root, boolean isLiquidated) {
    positions++;
    liquidatable += isLiquidated ? 1 : 0;
    if (root.isEmpty()) {
      none++;
    } else {
      roots++;
      nearEdge += sample.brackets().isNearEdge(model.value(root.get())) ? 1 : 0;
    }
    if (sample.generation().isFixedAtEntry()) {
      entryNearEdge += sample.brackets().isNearEdge(model.cost()) ? 1 : 0;
    }
    if (sample.generation().jumps(sample)) {
      countCrossings(model.crossings());
    }
  }

  private void countCrossings(List<Crossing> crossings) {
    long met = crossings.stream().filter(crossing -> !crossing.edge()).count();
    several += met > 1 ? 1 : 0;
    edges += crossings.stream().anyMatch(Crossing::edge) ? 1 : 0;
  }

  void add(Tally other) {
    positions += other.positions;
    roots += other.roots;
    nearEdge += other.nearEdge;
    entryNearEdge += other.entryNearEdge;
    none += other.none;
    several += other.several;
    edges += other.edges;
    liquidatable += other.liquidatable;
  }

  int positions() {
    return positions;
  }

  double shareNearEdge() {
    return (double) nearEdge / roots;
  }

  double shareOfEntriesNearEdge() {
    return (double) entryNearEdge / positions;
  }

  int none() {
    return none;
  }

  int several() {
    return several;
  }

  int edges() {
    return edges;
  }

  double shareLiquidatable() {
    return (double) liquidatable / positions;
  }

  @Override
  public String toString() {
    return "%d positions, %d roots, %.1f %% of them within one unit of an edge, %d without a root,"
            .formatted(positions, roots, 100 * shareNearEdge(), none)
        + " %d with several, %d taken by an edge, %.1f %% liquidatable"
            .formatted(several, edges, 100 * shareLiquidatable());
  }
}
