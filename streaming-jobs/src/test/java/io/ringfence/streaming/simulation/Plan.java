package io.ringfence.streaming.simulation;

import java.util.Random;

/**
 * What goes wrong in a run, and how often.
 *
 * @param topics whether topics are read instead of files
 * @param disorder whether rows come out of order and twice
 * @param parallelism tasks of each keyed operator
 * @param batchRows most rows of a batch
 * @param buffer records a channel holds before its source waits
 * @param checkpointOneIn steps between two checkpoints, about
 * @param crashes how often the job is killed, at most
 * @param crashOneIn steps between two kills, about
 * @param crashAtInsertOneIn inserts for one at which the job is killed
 * @param mishapPercent inserts of a hundred to which something happens
 * @param hasOutage whether the server is away for longer than the sink tries
 * @param crashAtEnd whether the job is killed once between its last checkpoint and its end
 */
record Plan(
    boolean topics,
    boolean disorder,
    int parallelism,
    int batchRows,
    int buffer,
    int checkpointOneIn,
    int crashes,
    int crashOneIn,
    int crashAtInsertOneIn,
    int mishapPercent,
    boolean hasOutage,
    boolean crashAtEnd) {
  /** Everything in order, once, by one task, and nothing happens. */
  static final Plan FAULT_FREE =
      new Plan(false, false, 1, 5_000, 0, Integer.MAX_VALUE, 0, 1, 1, 0, false, false);

  static Plan draw(Random random) {
    return new Plan(
        random.nextBoolean(),
        random.nextInt(4) > 0,
        random.nextInt(3) == 0 ? 2 : 1,
        random.nextInt(5) == 0 ? 4 : 5_000,
        random.nextInt(4) * random.nextInt(20),
        500 + random.nextInt(900),
        random.nextInt(4),
        100 + random.nextInt(1500),
        4 + random.nextInt(30),
        random.nextInt(4) == 0 ? 0 : 5 + random.nextInt(40),
        random.nextInt(8) == 0,
        random.nextInt(4) == 0);
  }
}
