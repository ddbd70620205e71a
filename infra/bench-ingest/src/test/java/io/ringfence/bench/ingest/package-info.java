@NullMarked
package io.ringfence.bench.ingest;

import org.jspecify.annotations.NullMarked;
