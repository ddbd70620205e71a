package io.ringfence.streaming.simulation;

import io.ringfence.streaming.source.StreamIntake;
import org.jspecify.annotations.Nullable;

/** What a job is fed by. */
interface FeedSource {
  /** How the graph of the job knows it. */
  StreamIntake intake();

  /**
   * A task of it.
   *
   * @param place number of the task, from 0
   * @param tasks how many there are
   * @param state where to go on; null: from the beginning
   */
  Feed open(int place, int tasks, @Nullable Object state) throws Exception;
}
