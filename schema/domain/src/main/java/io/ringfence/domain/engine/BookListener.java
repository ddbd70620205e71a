package io.ringfence.domain.engine;

/**
 * Hears what a change of the mark, of funding or of a position has set off. It is called while the
 * book is at work and must not change it; positions it is told of are still open and may be valued.
 */
public interface BookListener {
  /** A level has been reached that had not fired, or had been left since. */
  void levelReached(int slot, int level);

  /** A fired level has been left beyond its leave threshold. */
  void levelLeft(int slot, int level);

  /** The venue's rule liquidates the position. */
  void liquidated(int slot);

  /** The resting stop has been touched. */
  void stopTouched(int slot);

  /** What a risk node's positions add up to has changed in another way than by the mark. */
  default void nodeChanged(int node) {}
}
