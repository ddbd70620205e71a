package io.ringfence.domain.engine;

/** What turns at a tick, packed into 64 bits: kind, ordinal, direction and slot of a trigger. */
final class Turn {
  private static final int KIND_SHIFT = 48;
  private static final int ORDINAL_SHIFT = 40;
  private static final long ORDINAL_MASK = 0xFF;
  private static final long RISES = 1L << 39;
  private static final TriggerKind[] KINDS = TriggerKind.values();

  private Turn() {}

  static long of(Axis axis, int slot) {
    return (long) axis.kind.ordinal() << KIND_SHIFT
        | (long) axis.ordinal << ORDINAL_SHIFT
        | (axis.rises() ? RISES : 0)
        | slot;
  }

  /** The mark has passed it, falling or rising. */
  static void cross(long what, boolean falls, Crossings crossings) {
    TriggerKind kind = KINDS[(int) (what >>> KIND_SHIFT)];
    int ordinal = (int) (what >>> ORDINAL_SHIFT & ORDINAL_MASK);
    crossings.cross(kind, ordinal, (int) what, falls == ((what & RISES) != 0));
  }
}
