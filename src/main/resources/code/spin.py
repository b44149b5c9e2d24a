memory = mmap.mmap(os.open("spin.bin", os.O_RDWR), 128)
word = memoryview(memory)[:4]

while not compare_and_set(word, 0, me):
    os.sched_yield()
try:
    count = store.read()
    if count > 0:
        store.write(count - 1)
finally:
    compare_and_set(word, me, 0)
