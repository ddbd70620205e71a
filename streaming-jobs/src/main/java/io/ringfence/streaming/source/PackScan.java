package io.ringfence.streaming.source;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.GivenPacks;
import io.ringfence.streaming.intake.IntakeSpec;
import io.ringfence.streaming.intake.KnownInstruments;
import io.ringfence.streaming.intake.TopicIntake;
import io.ringfence.streaming.intake.TopicIntake.Judgement;
import io.ringfence.streaming.intake.TopicRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads the rule packs of the topics before everything else: they say which venues and instruments
 * there are.
 *
 * @param topics the topics
 * @param spec how they are read
 * @param known venues and instruments there are with the documents of rule packs
 */
record PackScan(Topics topics, IntakeSpec spec, Function<List<String>, KnownInstruments> known) {
  /** The documents that are taken, partition by partition in their order. */
  List<String> read(TopicReading reading, TopicRange range) throws Exception {
    TopicIntake intake =
        new TopicIntake(spec.basis(), known.apply(List.of()), spec.allowedLateness());
    TopicDeserializer rows = new TopicDeserializer(topics, spec.basis(), null);
    Map<String, HeapMemory> seen = new HashMap<>();
    List<InputEvent> taken = new ArrayList<>();
    reading.read(
        range.of(topics.of(InputKind.RULE_PACKS)),
        record -> {
          TopicRow row = rows.row(record);
          HeapMemory memory = seen.computeIfAbsent(row.partition(), _ -> HeapMemory.empty());
          boolean isRow = !row.heartbeat();
          if (isRow && intake.judge(row, memory) instanceof Judgement.Accepted(var events)) {
            taken.addAll(events);
          }
        });
    return GivenPacks.documents(taken);
  }
}
