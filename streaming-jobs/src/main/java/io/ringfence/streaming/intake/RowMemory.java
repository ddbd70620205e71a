package io.ringfence.streaming.intake;

import org.jspecify.annotations.Nullable;

/** What is remembered of the rows of one partition before. */
public interface RowMemory {
  /**
   * Time of the newest row of a subject, this one included, epoch microseconds.
   *
   * @param subject what time order is judged for
   */
  long newest(String subject, long atMicros) throws Exception;

  /**
   * Content of the first row with an identity; null where this is the first, which is remembered.
   */
  @Nullable String before(String identity, String content) throws Exception;

  /**
   * Says of what was just remembered that it is a mark: where topics do not end, it may be
   * forgotten once its instant is complete, because a mark of that instant is refused as late then.
   *
   * @param atMicros its instant, epoch microseconds
   */
  default void isMark(String identity, long atMicros) throws Exception {
    // Remembered as long as everything else.
  }

  /** Content of the first row with an identity; null where there is none. Nothing is remembered. */
  @Nullable String find(String identity) throws Exception;
}
