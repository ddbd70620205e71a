@NullMarked
package io.ringfence.reporting.stress;

import org.jspecify.annotations.NullMarked;
