package io.ringfence.streaming.control;

import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.contracts.wire.RowOrigin;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Parts of control totals, and their sum. */
public final class InputCounts {
  private InputCounts() {}

  /** An applied event: one row where the event counts its row. */
  public static InputCountRow applied(RowOrigin origin, long atMicros) {
    return new InputCountRow(origin.file(), origin.kind(), 0, rows(origin), 0, 0, atMicros);
  }

  /** A repeated row. */
  public static InputCountRow duplicate(RowOrigin origin) {
    return new InputCountRow(origin.file(), origin.kind(), 0, 0, rows(origin), 0, null);
  }

  /** A refused row. */
  public static InputCountRow rejected(RejectRow reject) {
    return new InputCountRow(reject.file(), reject.kind(), 0, 0, 0, 1, null);
  }

  private static long rows(RowOrigin origin) {
    return origin.countsRow() ? 1 : 0;
  }

  /** What counts belong to: the file, and its kind. */
  public static String file(InputCountRow row) {
    return row.kind().label() + "/" + row.file();
  }

  /** Both parts together. */
  public static InputCountRow sum(InputCountRow left, InputCountRow right) {
    return new InputCountRow(
        left.file(),
        left.kind(),
        left.received() + right.received(),
        left.applied() + right.applied(),
        left.duplicate() + right.duplicate(),
        left.rejected() + right.rejected(),
        either(left.lastEventAtMicros(), right.lastEventAtMicros(), Math::max),
        either(left.firstOffset(), right.firstOffset(), Math::min),
        either(left.lastOffset(), right.lastOffset(), Math::max),
        left.sha256() == null ? right.sha256() : left.sha256());
  }

  private static @Nullable Long either(
      @Nullable Long left, @Nullable Long right, BinaryOperator<Long> both) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return both.apply(left, right);
  }
}
