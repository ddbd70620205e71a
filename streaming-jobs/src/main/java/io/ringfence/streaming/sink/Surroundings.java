package io.ringfence.streaming.sink;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the sink takes from outside of itself: answers of the server, time that passes between two
 * attempts, names that nobody has had before. A simulation decides all three.
 */
public interface Surroundings extends Serializable {
  /** The server over HTTP, the clock of the wall, random names. */
  Surroundings REAL = new HttpSurroundings();

  /**
   * Sends a request once.
   *
   * @param limit how long the answer may take
   * @throws IOException when there is no answer; what the server has done is unknown then
   */
  ServerAnswer send(ClickHouseTarget target, ServerRequest request, Duration limit)
      throws IOException, InterruptedException;

  /** Waits. */
  void pause(Duration pause) throws InterruptedException;

  /** A name that was never given before, in any process. */
  String freshName();
}
