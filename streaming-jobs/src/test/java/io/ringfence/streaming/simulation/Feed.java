package io.ringfence.streaming.simulation;

import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** One task of the source. */
interface Feed {
  /** Where a source puts what it has. */
  interface Mouth {
    void say(StreamRecord<Object> record);

    void say(Watermark mark);
  }

  /** How many moves it could make now; 0: it is at its end. */
  int moves();

  /**
   * Makes a move.
   *
   * @return what it was, in words
   */
  String move(int which, Mouth mouth) throws Exception;

  /** Its place, for a checkpoint. */
  Object snapshot(long checkpoint);
}
