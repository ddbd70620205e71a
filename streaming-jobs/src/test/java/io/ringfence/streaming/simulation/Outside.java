package io.ringfence.streaming.simulation;

import io.ringfence.streaming.sink.ClickHouseTarget;
import io.ringfence.streaming.sink.ServerAnswer;
import io.ringfence.streaming.sink.ServerRequest;
import io.ringfence.streaming.sink.Surroundings;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sink's way into a world: a name only, so that it can travel with the graph.
 *
 * @param name of the world
 */
record Outside(String name) implements Surroundings {
  private static final Map<String, World> WORLDS = new ConcurrentHashMap<>();

  static Outside of(String name, World world) {
    WORLDS.put(name, world);
    return new Outside(name);
  }

  void forget() {
    WORLDS.remove(name);
  }

  private World world() {
    return Objects.requireNonNull(WORLDS.get(name), name);
  }

  @Override
  public ServerAnswer send(ClickHouseTarget target, ServerRequest request, Duration limit)
      throws IOException {
    return world().send(request, limit);
  }

  @Override
  public void pause(Duration pause) {
    world().pause(pause);
  }

  @Override
  public String freshName() {
    return world().freshName();
  }
}
