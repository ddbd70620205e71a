package io.ringfence.bench.queries;

import io.ringfence.launcher.bench.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A question whose time counts: contestants take turns within each round.
 *
 * @param expected the right answer
 * @param ours asked on a schedule
 * @param peer asked a few times, one after the other
 * @param requests how often ours is asked in a round
 * @param every when the next one is due
 */
record TimedWorkload(
    List<String> expected, Contestant<?> ours, Contestant<?> peer, int requests, Duration every) {
  private static final int PEER_REQUESTS = 3;

  List<Measure> play(int rounds) {
    double[][] millis = new double[2][rounds];
    boolean[] equal = {true, true};
    Schedule scheduled = new Schedule(requests, every);
    Schedule unscheduled = new Schedule(PEER_REQUESTS, Duration.ZERO);
    for (int round = -1; round < rounds; round++) {
      // The first round warms up; its answers count, its times are overwritten.
      int place = Math.max(round, 0);
      equal[0] &= ours.answers(expected);
      millis[0][place] = scheduled.percentile(ours::answer);
      equal[1] &= peer.answers(expected);
      millis[1][place] = unscheduled.percentile(peer::answer);
    }
    List<Measure> measures = new ArrayList<>();
    measures.add(new Measure(ours.peer(), millis[0], equal[0]));
    measures.add(new Measure(peer.peer(), millis[1], equal[1]));
    return measures;
  }
}
