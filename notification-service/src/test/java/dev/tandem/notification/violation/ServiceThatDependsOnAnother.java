package dev.tandem.notification.violation;

import dev.tandem.localstack.LocalStackApplication;

record ServiceThatDependsOnAnother(LocalStackApplication another) {}
