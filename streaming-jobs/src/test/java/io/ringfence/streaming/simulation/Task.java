package io.ringfence.streaming.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Operators that run as one: a head and what is chained to it. Takes records of its channels in
 * turn, time as the slowest channel has it, and a snapshot when the barrier has come on all.
 */
final class Task {
  /** A member of the chain, under the name its state is kept by. */
  record Member(String name, OperatorHost host) {}

  /** Told that a task has taken its snapshot. */
  interface Acknowledged {
    void by(Task task, long checkpoint, Map<String, OperatorSubtaskState> states);
  }

  private final List<Member> members = new ArrayList<>();
  private final List<Channel> inputs = new ArrayList<>();
  private final List<Channel> outputs = new ArrayList<>();
  private final Acknowledged acknowledged;
  private final long[] times = {Long.MIN_VALUE, Long.MIN_VALUE};
  private boolean isFinished;

  Task(Acknowledged acknowledged) {
    this.acknowledged = acknowledged;
  }

  /** Adds an operator, behind those whose output it takes. */
  void add(Member member) {
    members.add(member);
  }

  void addInput(Channel channel) {
    inputs.add(channel);
  }

  void addOutput(Channel channel) {
    outputs.add(channel);
  }

  List<Member> members() {
    return members;
  }

  private OperatorHost head() {
    return members.getFirst().host();
  }

  void process(int input, StreamRecord<Object> record) throws Exception {
    head().process(input, record);
  }

  /** Time moves to that of the slowest channel of an input. */
  void advance(int input) throws Exception {
    long slowest = Long.MAX_VALUE;
    for (Channel channel : inputs) {
      if (channel.input() == input) {
        slowest = Math.min(slowest, channel.time());
      }
    }
    if (slowest > times[input - 1]) {
      times[input - 1] = slowest;
      head().advance(input, new Watermark(slowest));
    }
  }

  /** A barrier has come on a channel. */
  void align(long checkpoint) throws Exception {
    if (inputs.stream().allMatch(Channel::isBlocked)) {
      inputs.forEach(Channel::unblock);
      snapshot(checkpoint);
    }
  }

  private void snapshot(long checkpoint) throws Exception {
    for (Member member : members) {
      member.host().prepareSnapshotPreBarrier(checkpoint);
    }
    outputs.forEach(channel -> channel.add(new Channel.Item.Barrier(checkpoint)));
    Map<String, OperatorSubtaskState> states = new TreeMap<>();
    for (Member member : members) {
      states.put(member.name(), member.host().snapshot(checkpoint, checkpoint));
    }
    acknowledged.by(this, checkpoint, states);
  }

  /** A channel has ended. */
  void end() throws Exception {
    if (inputs.stream().allMatch(Channel::hasEnded)) {
      for (Member member : members) {
        member.host().finish();
      }
      outputs.forEach(channel -> channel.add(new Channel.Item.End()));
      isFinished = true;
    }
  }

  boolean isFinished() {
    return isFinished;
  }

  /** Says that a checkpoint is complete. */
  void complete(long checkpoint) throws Exception {
    for (Member member : members) {
      member.host().notifyOfCompletedCheckpoint(checkpoint);
    }
  }

  @Override
  public String toString() {
    return members.getFirst().name();
  }
}
