package io.ringfence.domain.engine;

/** What triggers act on. */
interface TriggerTarget {
  /**
   * The mark has crossed a trigger: where one fires.
   *
   * @param ordinal number of the level or tier edge
   * @param holds whether its condition holds now, or no longer does
   */
  void cross(TriggerKind kind, int ordinal, int slot, boolean holds);

  /** A trigger has been placed: what holds from the start. */
  void place(TriggerKind kind, int ordinal, int slot, boolean holds);
}
