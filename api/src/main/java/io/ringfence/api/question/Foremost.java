package io.ringfence.api.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The first of many in an order, however many pass by: the others are not kept.
 *
 * @param <T> what is ordered, without ties
 */
public final class Foremost<T> {
  private final Comparator<T> order;
  private final @Nullable T after;
  private final int most;
  private final PriorityQueue<T> kept;

  /**
   * Keeps none yet.
   *
   * @param order an order without ties
   * @param after only those beyond this one; absent: all
   * @param most how many are kept, at least 1
   */
  public Foremost(Comparator<T> order, @Nullable T after, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most must be at least 1, was " + most);
    }
    this.order = order;
    this.after = after;
    this.most = most;
    this.kept = new PriorityQueue<>(order.reversed());
  }

  /** One of them passes by. */
  public void pass(T one) {
    if (after != null && order.compare(one, after) <= 0) {
      return;
    }
    if (kept.size() < most) {
      kept.add(one);
    } else if (order.compare(one, kept.element()) < 0) {
      kept.remove();
      kept.add(one);
    }
  }

  /** Those that are kept, in their order. */
  public List<T> inOrder() {
    List<T> all = new ArrayList<>(kept);
    all.sort(order);
    return all;
  }
}
