package io.ringfence.launcher.torture;

import java.util.Set;

/** Ways to harm others, and what may come of each. */
public enum Attacks {
  EXPORT("tables taken at once", Set.of(200, 429, 503)),
  SLOW_HEAD("heads byte by byte", Set.of(AttackLog.CUT_OFF, AttackLog.STILL_OPEN, 0, 400, 408)),
  SLOW_BODY("bodies byte by byte", Set.of(408, AttackLog.CUT_OFF, AttackLog.STILL_OPEN, 429)),
  LARGE_BODY("bodies of 100 MB", Set.of(413, AttackLog.CUT_OFF, 429)),
  UNBOUNDED_PAGE("pages without a bound", Set.of(400, 429)),
  SILENT_READER("readers that never read", Set.of(AttackLog.UNREAD, AttackLog.CUT_OFF, 0)),
  FLOOD("one who asks without end", Set.of(400, 429));

  private final String words;
  private final Set<Integer> allowed;

  Attacks(String words, Set<Integer> allowed) {
    this.words = words;
    this.allowed = allowed;
  }

  /** In words, for people. */
  String words() {
    return words;
  }

  /** Whether the server may end it so. */
  boolean mayEndWith(int status) {
    return allowed.contains(status);
  }
}
