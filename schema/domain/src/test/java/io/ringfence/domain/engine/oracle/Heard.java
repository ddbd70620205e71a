package io.ringfence.domain.engine.oracle;

import io.ringfence.domain.engine.BookListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes down what a book says, in an order of its own: inside an event there is none. */
public final class Heard implements BookListener {
  private final List<String> lines = new ArrayList<>();

  @Override
  public void levelReached(int slot, int level) {
    lines.add(slot + " reached " + level);
  }

  @Override
  public void levelLeft(int slot, int level) {
    lines.add(slot + " left " + level);
  }

  @Override
  public void liquidated(int slot) {
    lines.add(slot + " liquidated");
  }

  @Override
  public void stopTouched(int slot) {
    lines.add(slot + " stopped");
  }

  /** What was heard since the last call. */
  List<String> take() {
    List<String> taken = new ArrayList<>(lines);
    Collections.sort(taken);
    lines.clear();
    return taken;
  }
}
