package io.ringfence.domain.engine;

import java.util.List;
import java.util.function.Consumer;

/** The conditions of every position of a side: those always kept, and those kept at times. */
final class SideTracks {
  private final Track[] always;
  private final Track[] needed;
  private final long rootsOfAll;

  SideTracks(List<Track> tracks) {
    always = tracks.stream().filter(track -> track.armedBy() == 0).toArray(Track[]::new);
    needed = tracks.stream().filter(track -> track.armedBy() != 0).toArray(Track[]::new);
    long roots = 0;
    for (Track track : always) {
      roots |= bit(track);
    }
    rootsOfAll = roots;
  }

  private static long bit(Track track) {
    return track.root() < 0 ? 0 : 1L << track.root();
  }

  /** Bits of the roots that decide where the triggers of a position stand. */
  long roots(int armed) {
    long roots = rootsOfAll;
    if (armed != 0) {
      for (Track track : needed) {
        roots |= track.isKept(armed) ? bit(track) : 0;
      }
    }
    return roots;
  }

  /** Goes through the conditions that are always kept. */
  void forEachAlways(Consumer<Track> action) {
    for (Track track : always) {
      action.accept(track);
    }
  }

  /** Goes through all conditions of a position with these bits. */
  void forEachKept(int armed, Consumer<Track> action) {
    forEachAlways(action);
    forEachNeeded(armed, action);
  }

  /** Goes through those kept at times that a position with these bits has. */
  void forEachNeeded(int armed, Consumer<Track> action) {
    if (armed != 0) {
      for (Track track : needed) {
        if (track.isKept(armed)) {
          action.accept(track);
        }
      }
    }
  }
}
