package io.ringfence.streaming.planted;

import java.util.ArrayList;
import java.util.List;

/** All of them; the README of the module has the same list in words. */
final class PlantedBugs {
  static final List<PlantedBug> ALL = all();

  private PlantedBugs() {}

  private static List<PlantedBug> all() {
    List<PlantedBug> bugs = new ArrayList<>();
    StreamBugs.addTo(bugs);
    EngineBugs.addTo(bugs);
    return List.copyOf(bugs);
  }
}
