import { Button, Input, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'

export default function Home() {
  const [name, setName] = useState('')
  const [taps, setTaps] = useState(0)
  return (
    <View>
      <Text>{`点了${taps}次`}</Text>
      <Button onClick={() => setTaps(taps + 1)}>点一下</Button>
      <Input placeholder="企业名称" value={name} onInput={(event) => setName(event.detail.value)} />
      <Text>{name === '' ? '未填' : `你好，${name}`}</Text>
      <Button onClick={() => void Taro.navigateTo({ url: '/pages/next/index' })}>下一页</Button>
    </View>
  )
}
