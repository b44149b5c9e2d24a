long count = store.read();
if (count > 0) {
    store.write(count - 1);
}
