package io.ringfence.bench.queries;

import io.ringfence.launcher.bench.Measure;
import java.util.List;

/**
 * Questions whose number a second counts: contestants take turns within each round, each with the
 * same questions.
 *
 * @param expected the right answers, one for each question
 * @param ours the questions as we ask them
 * @param peer the same as the peer asks them
 */
record RatedWorkload(
    List<List<String>> expected, List<Contestant<?>> ours, List<Contestant<?>> peer) {
  private static final double NANOS = 1e9;

  List<Measure> play(int rounds) {
    double[][] rates = new double[2][rounds];
    boolean[] equal = {true, true};
    for (int round = -1; round < rounds; round++) {
      int place = Math.max(round, 0);
      equal[0] &= areAnswered(ours);
      rates[0][place] = rate(ours);
      equal[1] &= areAnswered(peer);
      rates[1][place] = rate(peer);
    }
    return List.of(
        new Measure(ours.getFirst().peer(), rates[0], equal[0]),
        new Measure(peer.getFirst().peer(), rates[1], equal[1]));
  }

  private boolean areAnswered(List<Contestant<?>> questions) {
    boolean all = true;
    for (int i = 0; i < questions.size(); i++) {
      all &= questions.get(i).answers(expected.get(i));
    }
    return all;
  }

  private static double rate(List<Contestant<?>> questions) {
    long since = System.nanoTime();
    questions.forEach(Contestant::answer);
    return questions.size() * NANOS / (System.nanoTime() - since);
  }
}
