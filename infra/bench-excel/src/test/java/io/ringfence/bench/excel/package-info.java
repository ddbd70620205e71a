@NullMarked
package io.ringfence.bench.excel;

import org.jspecify.annotations.NullMarked;
