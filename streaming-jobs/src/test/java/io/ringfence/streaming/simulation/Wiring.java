package io.ringfence.streaming.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.operators.SourceOperatorFactory;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.partitioner.ForwardPartitioner;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/** Turns a graph into tasks and channels, chaining what Flink chains. */
final class Wiring {
  private final StreamGraph graph;
  private final Task.Acknowledged acknowledged;
  private final Map<Integer, List<Task>> tasks = new HashMap<>();
  private final Map<String, Outlet> outlets = new HashMap<>();
  private final List<Channel> channels = new ArrayList<>();
  private final List<Task> allTasks = new ArrayList<>();
  private final List<FeedTask> feeds = new ArrayList<>();
  private final Map<Task.Member, StreamNode> nodes = new LinkedHashMap<>();

  /** Opens the tasks of the source. */
  interface Feeds {
    FeedTask open(StreamNode node, int place) throws Exception;
  }

  Wiring(StreamGraph graph, Task.Acknowledged acknowledged, Feeds opened) throws Exception {
    this.graph = graph;
    this.acknowledged = acknowledged;
    List<StreamNode> ordered =
        graph.getStreamNodes().stream().sorted(Comparator.comparingInt(StreamNode::getId)).toList();
    for (StreamNode node : ordered) {
      if (isSource(node)) {
        for (int place = 0; place < node.getParallelism(); place++) {
          FeedTask feed = opened.open(node, place);
          outlets.put(name(node, place), feed.outlet());
          feeds.add(feed);
        }
      } else if (!isChained(node)) {
        addTasks(node);
      }
    }
    for (StreamNode node : ordered) {
      for (StreamEdge edge : node.getOutEdges()) {
        connect(node, edge);
      }
    }
  }

  private static boolean isSource(StreamNode node) {
    return node.getOperatorFactory() instanceof SourceOperatorFactory;
  }

  static String name(StreamNode node, int place) {
    return node.getOperatorName() + "#" + place;
  }

  /** Whether an operator runs in the task of the one before it. */
  private boolean isChained(StreamNode node) {
    if (node.getInEdges().size() != 1) {
      return false;
    }
    StreamEdge edge = node.getInEdges().getFirst();
    StreamNode before = graph.getStreamNode(edge.getSourceId());
    return edge.getPartitioner() instanceof ForwardPartitioner
        && before.getParallelism() == node.getParallelism()
        && !isSource(before);
  }

  private void addTasks(StreamNode head) throws Exception {
    for (int place = 0; place < head.getParallelism(); place++) {
      Task task = new Task(acknowledged);
      addMembers(task, head, place);
      allTasks.add(task);
    }
  }

  private void addMembers(Task task, StreamNode node, int place) throws Exception {
    OperatorHost host = new OperatorHost(node, place, graph.getExecutionConfig());
    Task.Member member = new Task.Member(name(node, place), host);
    task.add(member);
    nodes.put(member, node);
    outlets.put(member.name(), new Outlet());
    tasks.computeIfAbsent(node.getId(), _ -> new ArrayList<>()).add(task);
    for (StreamEdge edge : node.getOutEdges()) {
      StreamNode next = graph.getStreamNode(edge.getTargetId());
      if (isChained(next)) {
        addMembers(task, next, place);
      }
    }
  }

  private void connect(StreamNode from, StreamEdge edge) {
    StreamNode to = graph.getStreamNode(edge.getTargetId());
    for (int place = 0; place < from.getParallelism(); place++) {
      Outlet outlet = outlet(from, place);
      outlet.add(
          edge.getOutputTag(),
          isChained(to) ? chained(to, place) : channelled(from, place, to, edge));
    }
  }

  private Outlet outlet(StreamNode node, int place) {
    return Objects.requireNonNull(outlets.get(name(node, place)));
  }

  private List<Task> tasksOf(StreamNode node) {
    return Objects.requireNonNull(tasks.get(node.getId()));
  }

  private Outlet.Way chained(StreamNode to, int place) {
    String name = name(to, place);
    OperatorHost host =
        tasksOf(to).get(place).members().stream()
            .filter(member -> member.name().equals(name))
            .findFirst()
            .orElseThrow()
            .host();
    return new Outlet.Way() {
      @Override
      public void send(StreamRecord<Object> record) throws Exception {
        host.process(1, record);
      }

      @Override
      public void send(Watermark mark) throws Exception {
        host.advance(1, mark);
      }
    };
  }

  private Outlet.Way channelled(StreamNode from, int place, StreamNode to, StreamEdge edge) {
    List<Channel> fan = new ArrayList<>();
    boolean forward = edge.getPartitioner() instanceof ForwardPartitioner;
    for (int target = 0; target < to.getParallelism(); target++) {
      if (!forward || target == place) {
        fan.add(channel(from, place, to, target, edge));
      }
    }
    return Spread.of(edge, fan);
  }

  private Channel channel(StreamNode from, int place, StreamNode to, int target, StreamEdge edge) {
    Task task = tasksOf(to).get(target);
    String tag = edge.getOutputTag() == null ? "" : " (" + edge.getOutputTag().getId() + ")";
    Channel channel =
        new Channel(
            name(from, place) + tag + " > " + name(to, target),
            task,
            Math.max(1, edge.getTypeNumber()));
    task.addInput(channel);
    channels.add(channel);
    if (isSource(from)) {
      feeds.stream()
          .filter(feed -> feed.toString().equals(name(from, place)))
          .forEach(feed -> feed.addOutput(channel));
    } else {
      tasksOf(from).get(place).addOutput(channel);
    }
    return channel;
  }

  /** Opens every operator, with its state of a checkpoint where there is one. */
  void begin(@Nullable Checkpoint restored) throws Exception {
    for (Map.Entry<Task.Member, StreamNode> entry : nodes.entrySet()) {
      Task.Member member = entry.getKey();
      member
          .host()
          .begin(
              entry.getValue().getTypeSerializerOut(),
              Objects.requireNonNull(outlets.get(member.name())),
              restored == null ? null : restored.operators().get(member.name()),
              restored == null ? 0 : restored.id());
    }
  }

  List<Channel> channels() {
    return channels;
  }

  List<Task> tasks() {
    return allTasks;
  }

  List<FeedTask> feeds() {
    return feeds;
  }
}
