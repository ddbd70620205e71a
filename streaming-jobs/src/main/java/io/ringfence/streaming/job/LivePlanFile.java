package io.ringfence.streaming.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.streaming.intake.InputFileException;
import io.ringfence.streaming.live.LivePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The plan of a run beside its checkpoints: numbers of instruments and digits stand in the state,
 * so they stay what they were when the run was begun.
 *
 * @param folder the folder of the run
 */
record LivePlanFile(Path folder) {
  private static final String NAME = "live-plan.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Path file() {
    return folder.resolve(NAME);
  }

  /** Whether a run was begun here. */
  boolean exists() {
    return Files.exists(file());
  }

  /** Remembers a plan. */
  void write(LivePlan plan) throws IOException {
    ObjectNode object =
        JSON.createObjectNode()
            .put("atMicros", plan.atMicros())
            .put("mostBooks", plan.mostBooks())
            .put("instruments", fingerprint(plan));
    object.set("documents", JSON.valueToTree(plan.documents()));
    object.set("later", JSON.valueToTree(plan.later()));
    object.set("digits", JSON.valueToTree(plan.digits()));
    Files.createDirectories(folder);
    Path part = folder.resolve(NAME + ".part");
    Files.write(part, JSON.writeValueAsBytes(object));
    Files.move(part, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String fingerprint(LivePlan plan) {
    return InputDigest.ofText(plan.instruments().text());
  }

  /**
   * The plan of the run, with at least so much room for books.
   *
   * @throws InputFileException where the program's rule packs are not those it began with
   */
  LivePlan read(int mostBooks) throws IOException {
    JsonNode object = JSON.readTree(file().toFile());
    Map<String, String> digits = new TreeMap<>();
    object.path("digits").properties().forEach(one -> digits.put(one.getKey(), text(one)));
    LivePlan plan =
        new LivePlan(
            texts(object.path("documents")),
            texts(object.path("later")),
            object.path("atMicros").asLong(),
            digits,
            Math.max(mostBooks, object.path("mostBooks").asInt()));
    if (!object.path("instruments").asText().equals(fingerprint(plan))) {
      throw new InputFileException(
          "the run in %s was begun under other rule packs of the program: begin another one under a"
                  .formatted(folder)
              + " new --run-id and --checkpoint-dir");
    }
    return plan;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static String text(Map.Entry<String, JsonNode> one) {
    return one.getValue().asText();
  }
}
