@NullMarked
package io.ringfence.reporting.evidence;

import org.jspecify.annotations.NullMarked;
