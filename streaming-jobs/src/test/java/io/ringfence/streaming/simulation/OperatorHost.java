package io.ringfence.streaming.simulation;

import java.util.Objects;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.operators.StreamOperatorFactory;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.util.InstantiationUtil;
import org.jspecify.annotations.Nullable;

/**
 * One task of one operator of a graph, in Flink's own test harness: real state back end, timers and
 * snapshots, without threads. Takes any operator of one or two inputs as the graph describes it.
 */
final class OperatorHost extends AbstractStreamOperatorTestHarness<Object> {
  static final int MAX_PARALLELISM = 8;
  private static final long MANAGED_BYTES = 1 << 20;
  private static final int BUFFER_BYTES = 64;

  /**
   * A host.
   *
   * @param place number of the task among those of its operator, from 0
   */
  @SuppressWarnings("unchecked")
  OperatorHost(StreamNode node, int place, ExecutionConfig config) throws Exception {
    super((StreamOperatorFactory<Object>) factory(node, place), environment(node, place, config));
    KeySelector<?, ?>[] keys = node.getStatePartitioners();
    for (int input = 0; input < keys.length; input++) {
      if (keys[input] != null) {
        this.config.setStatePartitioner(input, keys[input]);
      }
    }
    if (node.getStateKeySerializer() != null) {
      this.config.setStateKeySerializer(node.getStateKeySerializer());
    }
    this.config.serializeAllConfigs();
  }

  /** The first task takes the graph's operator, the others copies, as Flink sends them out. */
  private static StreamOperatorFactory<?> factory(StreamNode node, int place) throws Exception {
    StreamOperatorFactory<?> factory =
        Objects.requireNonNull(node.getOperatorFactory(), node.getOperatorName());
    return place == 0
        ? factory
        : InstantiationUtil.clone(factory, Thread.currentThread().getContextClassLoader());
  }

  private static MockEnvironment environment(StreamNode node, int place, ExecutionConfig config) {
    return new MockEnvironmentBuilder()
        .setTaskName(node.getOperatorName())
        .setIOManager(SharedDisk.DISK)
        .setManagedMemorySize(MANAGED_BYTES)
        .setBufferSize(BUFFER_BYTES)
        .setMaxParallelism(MAX_PARALLELISM)
        .setParallelism(node.getParallelism())
        .setSubtaskIndex(place)
        .setExecutionConfig(config)
        .setTaskConfiguration(new Configuration())
        .setUserCodeClassLoader(Thread.currentThread().getContextClassLoader())
        .build();
  }

  /** Sets up the operator and gives it its state; {@code null} for none. */
  @SuppressWarnings("unchecked")
  void begin(
      TypeSerializer<?> serializer,
      Output<StreamRecord<Object>> output,
      @Nullable OperatorSubtaskState state,
      long checkpoint)
      throws Exception {
    setOutputCreator(_ -> output);
    setup((TypeSerializer<Object>) serializer);
    if (state == null) {
      initializeEmptyState();
    } else {
      setRestoredCheckpointId(checkpoint);
      initializeState(state);
    }
    open();
  }

  @SuppressWarnings("unchecked")
  void process(int input, StreamRecord<Object> record) throws Exception {
    if (operator instanceof OneInputStreamOperator<?, ?> one) {
      operator.setKeyContextElement1(record);
      ((OneInputStreamOperator<Object, Object>) one).processElement(record);
    } else if (input == 1) {
      operator.setKeyContextElement1(record);
      ((TwoInputStreamOperator<Object, Object, Object>) operator).processElement1(record);
    } else {
      operator.setKeyContextElement2(record);
      ((TwoInputStreamOperator<Object, Object, Object>) operator).processElement2(record);
    }
  }

  void advance(int input, Watermark mark) throws Exception {
    if (operator instanceof OneInputStreamOperator<?, ?> one) {
      one.processWatermark(mark);
    } else if (input == 1) {
      ((TwoInputStreamOperator<?, ?, ?>) operator).processWatermark1(mark);
    } else {
      ((TwoInputStreamOperator<?, ?, ?>) operator).processWatermark2(mark);
    }
  }

  /** Nothing comes any more. */
  void finish() throws Exception {
    if (operator instanceof BoundedOneInput one) {
      one.endInput();
    }
    if (operator instanceof BoundedMultiInput several) {
      several.endInput(1);
      several.endInput(2);
    }
    operator.finish();
  }
}
