package io.ringfence.launcher.torture;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How attacks ended. Safe for several threads. */
final class AttackLog {
  /** The server ended the connection without a status. */
  static final int CUT_OFF = -1;

  /** The connection was still open when the attacks ended. */
  static final int STILL_OPEN = -2;

  /** An answer came and was not read. */
  static final int UNREAD = -3;

  private final Map<Attacks, Map<Integer, Long>> ends = new EnumMap<>(Attacks.class);

  synchronized void add(Attacks attack, int status) {
    ends.computeIfAbsent(attack, _ -> new TreeMap<>()).merge(status, 1L, Long::sum);
  }

  /** How often an attack ended in which way. */
  synchronized Map<Integer, Long> of(Attacks attack) {
    return Map.copyOf(ends.getOrDefault(attack, Map.of()));
  }

  /** Whether each of some attacks was made and ended as it may. */
  synchronized boolean isGood(Set<Attacks> made) {
    for (Attacks attack : made) {
      Map<Integer, Long> ended = of(attack);
      if (ended.isEmpty() || !ended.keySet().stream().allMatch(attack::mayEndWith)) {
        return false;
      }
    }
    return true;
  }

  /** In words. */
  static String words(int status) {
    return switch (status) {
      case CUT_OFF, 0 -> "cut off";
      case STILL_OPEN -> "still open";
      case UNREAD -> "unread";
      default -> Integer.toString(status);
    };
  }
}
