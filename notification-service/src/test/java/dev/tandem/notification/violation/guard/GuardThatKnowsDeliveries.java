package dev.tandem.notification.violation.guard;

import dev.tandem.notification.work.PollingWorker;

record GuardThatKnowsDeliveries(PollingWorker worker) {}
