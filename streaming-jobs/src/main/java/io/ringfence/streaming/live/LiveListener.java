package io.ringfence.streaming.live;

import io.ringfence.streaming.tick.PositionEvent;

/** Hears what rows mean. */
interface LiveListener {
  /** The mark of an instrument moves. */
  void mark(int instrument, long tick, long sourceMicros);

  /** Something else happens to positions. */
  void event(PositionEvent event);

  /** A position has a name, or another node. */
  void named(PositionName name);

  /** Something is known of nodes. */
  void fact(NodeFact fact);
}
