package io.ringfence.streaming.sink;

import java.util.ArrayList;
import java.util.List;

/** Remembers what it heard. */
final class Heard implements StoreListener {
  private final ArrayList<String> said = new ArrayList<>();

  @Override
  public void stored(String table, long checkpoint, int rows) {
    said.add("stored " + rows);
  }

  @Override
  public void replayed(String table, long checkpoint, int rows) {
    said.add("replayed " + rows);
  }

  @Override
  public void deadLetter(String batch) {
    said.add("dead letter " + batch);
  }

  List<String> said() {
    return List.copyOf(said);
  }
}
