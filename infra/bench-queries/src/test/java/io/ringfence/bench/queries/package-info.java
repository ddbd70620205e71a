@NullMarked
package io.ringfence.bench.queries;

import org.jspecify.annotations.NullMarked;
