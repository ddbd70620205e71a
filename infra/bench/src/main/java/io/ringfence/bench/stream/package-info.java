/**
 * The live path of the stream beside its peers, each a Flink job of its own in this JVM. What jobs
 * share with the benchmark (when the load is done, what they told) goes through {@link
 * io.ringfence.bench.stream.StreamRun}, since a local cluster runs in the same JVM.
 */
@NullMarked
package io.ringfence.bench.stream;

import org.jspecify.annotations.NullMarked;
